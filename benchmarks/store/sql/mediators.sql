SELECT DISTINCT m.label, p.label
FROM tie t JOIN node m ON m.id = t.subject JOIN node p ON p.id = t.object
WHERE t.relation = 'mediatedBetween'
ORDER BY m.label, p.label
