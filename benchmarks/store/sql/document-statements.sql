SELECT DISTINCT c.start, s.label, r.label, o.label, c.passage
FROM account c JOIN statement it ON it.id = c.statement JOIN node s ON s.id = it.subject JOIN relation r ON r.id = it.relation
LEFT JOIN node o ON o.id = it.object
WHERE c.document_name = $document
ORDER BY c.start, s.label, r.label, o.label, c.passage
