WITH mediation AS (
    SELECT it.id, it.mediator AS who, p.node AS whom
    FROM statement it JOIN party p ON p.statement = it.id
    WHERE it.mediator IS NOT NULL AND it.modality = 'actual'
), support AS (
    SELECT it.id, it.subject AS who, it.object AS whom
    FROM statement it JOIN kind_of k ON k.relation = it.relation
    WHERE k.upper = 'supports' AND it.object IS NOT NULL AND it.modality = 'actual'
), conflicted AS (
    SELECT DISTINCT m.who, m.whom
    FROM mediation m JOIN support s ON s.who = m.who AND s.whom = m.whom JOIN claim c ON c.statement = s.id
    WHERE c.stance = 'affirms'
)
SELECT DISTINCT m.label, p.label, r.label, c.stance, c.claimant_label, it.status, it.time, c.from_context, c.document_name, c.passage
FROM conflicted x JOIN (SELECT * FROM mediation UNION SELECT * FROM support) e ON e.who = x.who AND e.whom = x.whom
JOIN statement it ON it.id = e.id JOIN account c ON c.statement = it.id JOIN relation r ON r.id = it.relation
JOIN node m ON m.id = x.who JOIN node p ON p.id = x.whom
WHERE it.status IS NOT NULL
ORDER BY ALL
