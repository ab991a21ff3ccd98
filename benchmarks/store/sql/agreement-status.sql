WITH ended AS (
    SELECT p.agreement, min(it.from_latest) AS over
    FROM phase p JOIN statement it ON it.id = p.id JOIN claim c ON c.statement = it.id
    WHERE it.modality = 'actual' AND p.phase IN ('collapsed', 'expired', 'superseded') AND c.stance = 'affirms'
    GROUP BY p.agreement
), known AS (
    SELECT p.agreement, p.phase, CASE WHEN i.claim IS NULL THEN 'stated' ELSE 'inferred' END AS status_is, it.time, it.status,
        c.document_name, c.passage
    FROM phase p JOIN statement it ON it.id = p.id JOIN account c ON c.statement = it.id
    LEFT JOIN ended e ON e.agreement = p.agreement
    LEFT JOIN inferred i ON i.claim = c.id AND i.field = 'status'
    WHERE it.modality = 'actual' AND it.from_latest <= CAST($at AS DATE) AND it.time IS NOT NULL AND it.status IS NOT NULL
        AND c.stance = 'affirms'
        AND (p.phase IN ('collapsed', 'expired', 'superseded')
            OR ((it.to_earliest >= CAST($at AS DATE) OR it.last_evidenced >= CAST($at AS DATE))
                AND (e.over IS NULL OR e.over > CAST($at AS DATE))))
), later AS (
    SELECT it.agreement
    FROM statement it JOIN relation r ON r.id = it.relation JOIN claim c ON c.statement = it.id
    WHERE r.code = 'partyTo' AND it.modality = 'actual' AND c.stance = 'affirms'
    GROUP BY it.agreement
    HAVING min(it.from_earliest) > CAST($at AS DATE)
), judged AS (
    SELECT it.agreement, it.content, c.claimant_label, it.time, c.document_name, c.passage
    FROM statement it JOIN relation r ON r.id = it.relation JOIN account c ON c.statement = it.id
    WHERE r.code = 'assesses' AND it.from_latest <= CAST($at AS DATE) AND it.content IS NOT NULL AND it.time IS NOT NULL
        AND c.stance = 'affirms'
)
SELECT DISTINCT n.label,
    coalesce(k.phase, CASE WHEN l.agreement IS NULL THEN 'unknown' ELSE 'not yet made' END),
    k.status_is, k.time, k.status, k.document_name, k.passage,
    j.content, j.claimant_label, j.time, j.document_name, j.passage
FROM agreement a JOIN node n ON n.id = a.node
LEFT JOIN known k ON k.agreement = a.node LEFT JOIN later l ON l.agreement = a.node LEFT JOIN judged j ON j.agreement = a.node
ORDER BY ALL
