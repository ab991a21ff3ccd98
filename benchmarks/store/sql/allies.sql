SELECT DISTINCT n.label
FROM tie t JOIN node n ON n.id = t.object
WHERE t.relation = 'alliedWith' AND t.subject = $actor
ORDER BY n.label
