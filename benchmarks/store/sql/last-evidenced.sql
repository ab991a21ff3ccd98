SELECT DISTINCT it.last_evidenced, s.label, r.label, o.label
FROM statement it JOIN node s ON s.id = it.subject JOIN relation r ON r.id = it.relation LEFT JOIN node o ON o.id = it.object
WHERE it.last_evidenced IS NOT NULL
ORDER BY it.last_evidenced DESC, s.label, r.label, o.label
