SELECT DISTINCT m.label, a.label, b.label, l.label, it.time, c.claimant_label, it.status, c.note, c.from_context, c.document_name,
    c.passage
FROM statement it JOIN node m ON m.id = it.mediator JOIN account c ON c.statement = it.id
JOIN party one ON one.statement = it.id JOIN node a ON a.id = one.node
JOIN party two ON two.statement = it.id JOIN node b ON b.id = two.node
LEFT JOIN node l ON l.id = it.led_to
WHERE it.modality = 'actual' AND it.status IS NOT NULL AND a.label < b.label AND c.stance = 'affirms'
ORDER BY ALL
