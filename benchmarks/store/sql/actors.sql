SELECT DISTINCT n.label, a.kind
FROM actor a JOIN node n ON n.id = a.node
ORDER BY n.label, a.kind
