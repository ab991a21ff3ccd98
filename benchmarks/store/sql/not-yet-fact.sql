SELECT DISTINCT it.modality, s.label, r.label, w.label, it.content, it.time, c.claimant_label, c.note, c.from_context,
    c.document_name, c.passage
FROM statement it JOIN relation r ON r.id = it.relation JOIN node s ON s.id = it.subject JOIN account c ON c.statement = it.id
LEFT JOIN counterpart w ON w.statement = it.id AND w.label <> s.label
WHERE it.modality NOT IN ('actual', 'counterfactual') AND c.stance = 'affirms'
    AND (it.modality IN ('demanded', 'goal') OR it.to_latest IS NULL OR it.to_latest >= CAST($at AS DATE))
ORDER BY ALL
