"""Pictures of a network without a browser: SVG and PNG, as the page would show it."""

from kg.explorer.picture.draw import Picture, picture, picture_png, picture_svg

__all__ = ["Picture", "picture", "picture_png", "picture_svg"]
