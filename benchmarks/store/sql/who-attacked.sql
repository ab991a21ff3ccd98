SELECT DISTINCT n.label
FROM tie t JOIN node n ON n.id = t.subject
WHERE t.relation = 'attacked' AND t.object = $actor
ORDER BY n.label
