WITH mine AS (
    SELECT id FROM statement WHERE subject = $actor UNION SELECT statement FROM counterpart WHERE node = $actor
)
SELECT DISTINCT s.label, r.label, w.label, it.sign, it.content, it.time, c.aspect, c.stance, c.claimant_label, it.status, c.note,
    c.from_context, c.document_name, c.passage
FROM mine JOIN statement it ON it.id = mine.id JOIN relation r ON r.id = it.relation JOIN node s ON s.id = it.subject
JOIN account c ON c.statement = it.id
LEFT JOIN counterpart w ON w.statement = it.id AND w.label <> s.label
WHERE it.modality = 'actual' AND it.sign IS NOT NULL AND it.status IS NOT NULL AND r.drawn_from IS NOT NULL
ORDER BY ALL
