SELECT DISTINCT s.label, r.label, it.content, c.stance, c.claimant_label, o.label, it.status, it.time, c.aspect, c.note,
    c.from_context, c.document_name, c.passage
FROM statement it JOIN kind_of k ON k.relation = it.relation AND k.upper = 'supports'
JOIN relation r ON r.id = it.relation JOIN node s ON s.id = it.subject JOIN account c ON c.statement = it.id
LEFT JOIN node o ON o.id = c.origin
WHERE it.object = $to AND it.modality = 'actual' AND it.status IS NOT NULL
ORDER BY ALL
