"""Reference: whom pronouns and descriptions mean, from sentence to sentence."""
