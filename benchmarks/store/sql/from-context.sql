SELECT DISTINCT c.document_name, c.start, c.from_context, c.note, c.passage
FROM account c
WHERE c.from_context IS NOT NULL
ORDER BY ALL
