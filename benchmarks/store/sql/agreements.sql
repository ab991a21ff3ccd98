SELECT DISTINCT a.label, p.label
FROM tie t JOIN node p ON p.id = t.subject JOIN node a ON a.id = t.object
WHERE t.relation = 'partyTo'
ORDER BY a.label, p.label
