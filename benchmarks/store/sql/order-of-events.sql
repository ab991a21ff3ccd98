WITH RECURSIVE before(claim, earlier) AS (
    SELECT claim, follows FROM sequence
    UNION
    SELECT b.claim, s.follows FROM before b JOIN sequence s ON s.claim = b.earlier
), step AS (
    SELECT claim, count(*) AS step
    FROM (
        SELECT claim, earlier FROM before
        UNION SELECT claim, claim FROM sequence
        UNION SELECT follows, follows FROM sequence
    )
    GROUP BY claim
)
SELECT DISTINCT c.document_name, p.step, it.event_class, s.label, r.label, o.label, w.label, it.time, c.claimant_label, it.status,
    c.from_context, c.passage
FROM step p JOIN account c ON c.id = p.claim JOIN statement it ON it.id = c.statement
JOIN relation r ON r.id = it.relation JOIN node s ON s.id = it.subject
LEFT JOIN (
    SELECT id AS statement, object AS node FROM statement WHERE object IS NOT NULL
    UNION SELECT id, agreement FROM statement WHERE agreement IS NOT NULL
) whom ON whom.statement = it.id
LEFT JOIN node o ON o.id = whom.node LEFT JOIN node w ON w.id = it.place
WHERE c.stance = 'affirms' AND it.modality = 'actual' AND it.time IS NOT NULL AND it.status IS NOT NULL
    AND it.from_earliest >= CAST($from AS DATE) AND it.to_latest <= CAST($to AS DATE)
ORDER BY ALL
