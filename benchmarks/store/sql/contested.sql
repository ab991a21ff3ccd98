SELECT DISTINCT s.label, r.label, o.label, it.reason
FROM statement it JOIN node s ON s.id = it.subject JOIN relation r ON r.id = it.relation LEFT JOIN node o ON o.id = it.object
WHERE it.status = 'contested' AND it.reason IS NOT NULL
ORDER BY s.label, r.label, o.label, it.reason
