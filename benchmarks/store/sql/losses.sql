SELECT DISTINCT it.time, f.measure, c.as_stated, f.population, s.label, beside.labels, n.label, c.claimant_label, it.status,
    c.from_context, c.document_name, c.passage
FROM figure f JOIN statement it ON it.id = f.id JOIN account c ON c.statement = it.id
LEFT JOIN node s ON s.id = it.subject
LEFT JOIN (
    SELECT o.statement, string_agg(b.label, '; ' ORDER BY b.label) AS labels
    FROM concerning o JOIN node b ON b.id = o.node GROUP BY o.statement
) beside ON beside.statement = it.id
LEFT JOIN (
    SELECT id AS statement, side AS node FROM figure WHERE side IS NOT NULL UNION SELECT statement, node FROM party
) side ON side.statement = it.id
LEFT JOIN node n ON n.id = side.node
WHERE f.measure IN ('killed', 'injured', 'missing', 'captured', 'casualties') AND it.time IS NOT NULL AND it.status IS NOT NULL
    AND it.from_earliest >= CAST($from AS DATE) AND it.to_latest <= CAST($to AS DATE)
    AND c.stance = 'affirms' AND c.as_stated IS NOT NULL
ORDER BY ALL
