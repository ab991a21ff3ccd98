WITH standing AS (
    SELECT it.id, it.pair, it.sign, it.subject, it.object, it.from_earliest, it.to_latest
    FROM statement it JOIN relation r ON r.id = it.relation
    WHERE it.pair IS NOT NULL AND it.status = 'accepted' AND r.temporality = 'state' AND it.sign <> 0
), turned AS (
    SELECT was.id, was.pair, was.sign AS old, new.sign AS new
    FROM claim e JOIN standing was ON was.id = e.statement
    JOIN claim l ON l.document = e.document JOIN standing new ON new.id = l.statement AND new.pair = was.pair AND new.sign = -was.sign
    WHERE e.stance = 'affirms' AND e.aspect = 'ended' AND l.stance = 'affirms' AND l.aspect = 'ongoing' AND NOT EXISTS (
        SELECT 1 FROM claim t JOIN statement still ON still.id = t.statement
        WHERE t.stance = 'affirms' AND t.aspect = 'ongoing' AND t.document = e.document
            AND still.pair = was.pair AND still.sign = was.sign
    )
    UNION
    SELECT was.id, was.pair, was.sign, new.sign
    FROM standing was JOIN standing new ON new.pair = was.pair AND new.sign = -was.sign AND was.to_latest < new.from_earliest
    LEFT JOIN (
        SELECT pair, sign, max(greatest(to_earliest, last_evidenced)) AS latest FROM statement GROUP BY pair, sign
    ) known ON known.pair = was.pair AND known.sign = was.sign
    WHERE known.latest IS NULL OR known.latest < new.from_earliest
), reversal AS (
    SELECT DISTINCT t.pair, t.old, t.new, least(a.label, b.label) AS one, greatest(a.label, b.label) AS other
    FROM turned t JOIN standing was ON was.id = t.id JOIN node a ON a.id = was.subject JOIN node b ON b.id = was.object
), side AS (
    SELECT id AS statement, subject AS node FROM statement UNION SELECT id, object FROM statement
), shown AS (
    SELECT c.id AS claim, it.id AS statement, it.pair, it.sign, r.temporality
    FROM claim c JOIN statement it ON it.id = c.statement JOIN relation r ON r.id = it.relation
    WHERE c.stance = 'affirms' AND it.status = 'accepted' AND it.pair IS NOT NULL
        AND (r.temporality = 'state' OR it.from_earliest IS NOT NULL)
    UNION
    -- What the state did or suffered while somebody ruled it, as an act between that ruler and the other side.
    SELECT c.id, it.id, tied.pair, it.sign, r.temporality
    FROM statement rule JOIN relation governs ON governs.id = rule.relation AND governs.code = 'governs'
    JOIN side mine ON mine.node = rule.object
    JOIN side partner ON partner.statement = mine.statement AND partner.node <> rule.subject AND partner.node <> rule.object
    JOIN statement it ON it.id = mine.statement JOIN relation r ON r.id = it.relation JOIN claim c ON c.statement = it.id
    JOIN side a ON a.node = rule.subject JOIN side b ON b.statement = a.statement AND b.node = partner.node
    JOIN statement tied ON tied.id = a.statement
    WHERE rule.status = 'accepted' AND it.status = 'accepted' AND r.temporality = 'event' AND c.stance = 'affirms'
        AND it.sign IS NOT NULL AND tied.pair IS NOT NULL
        AND it.from_earliest > rule.from_latest AND (rule.to_latest IS NULL OR it.from_earliest <= rule.to_latest)
)
SELECT DISTINCT v.one, v.other, CASE WHEN v.old > 0 THEN 'from friendly to hostile' ELSE 'from hostile to friendly' END,
    CASE WHEN x.sign = v.old THEN 'before' WHEN x.temporality = 'state' THEN 'after' ELSE 'act' END AS row,
    s.label, r.label, o.label, it.time, it.to_latest, it.from_latest, c.claimant_label, c.from_context, c.document_name, c.passage
FROM reversal v JOIN shown x ON x.pair = v.pair AND (x.sign = v.new OR (x.sign = v.old AND x.temporality = 'state'))
JOIN statement it ON it.id = x.statement JOIN account c ON c.id = x.claim
JOIN relation r ON r.id = it.relation JOIN node s ON s.id = it.subject JOIN node o ON o.id = it.object
ORDER BY v.one, v.other, 3, row DESC, c.document_name, c.passage, s.label, r.label, o.label, it.time, c.claimant_label
