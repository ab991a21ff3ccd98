/**
 * The editor for SPARQL: CodeMirror with the language, the graph's own terms to complete, and marks for errors.
 * Bundled into ../assets/editor.js; README.md beside this file says how.
 */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS = [
  "SELECT", "DISTINCT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "VALUES", "BIND",
  "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "SAMPLE", "GROUP_CONCAT", "FILTER NOT EXISTS", "COALESCE", "CONTAINS", "LCASE", "STRSTARTS",
].map((label) => ({ label, type: "keyword" }));

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--friendly)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--hostile)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.atom, tags.number], color: "var(--friendly)" },
]);

const THEME = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "13.5px", border: "1px solid var(--rule)", borderRadius: "6px" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace', lineHeight: "1.55", minHeight: "190px", maxHeight: "60vh", overflow: "auto" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "0", paddingLeft: "6px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--wash) 60%, transparent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", outline: "1px solid var(--rule)" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--soft)", borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--ink)", color: "var(--paper)" },
  ".cm-completionInfo": { maxWidth: "320px", padding: "6px 9px", fontSize: "13px" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.75" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--hostile)" },
});

/** What can stand at the cursor: terms by their prefixed names, actors as the service finds them, keywords, variables. */
function completions({ terms, actors }) {
  return async (context) => {
    const word = context.matchBefore(/[?$]?[\w-]*:?[\w-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (/^[?$]/.test(word.text)) {
      const names = new Set(context.state.doc.toString().match(/[?$]\w+/g) || []);
      names.delete(word.text);
      return { from: word.from, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
    }
    if (word.text.startsWith("actor:")) {
      const found = word.text.length > 6 ? await actors(word.text.slice(6).replaceAll("-", " ")) : [];
      return { from: word.from, options: found, filter: false };
    }
    return { from: word.from, options: [...terms, ...KEYWORDS], validFor: /^[\w-]*:?[\w-]*$/ };
  };
}

/** Puts the editor into the place of a text area, which keeps holding the text; returns what the page needs of it. */
function mount(area, options) {
  const host = document.createElement("div");
  area.after(host);
  area.hidden = true;
  // In a tree of its own its styles are sheets made by script, which a strict Content-Security-Policy allows.
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(),
        StreamLanguage.define(sparql), syntaxHighlighting(COLOURS), THEME, EditorView.lineWrapping,
        autocompletion({ override: [completions(options)], icons: false }),
        EditorView.contentAttributes.of({ "aria-label": "SPARQL", spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { options.run(); return true; } }])),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    /** Marks the place of an error: a line from 1 and a column from 1; none where there is no line. */
    mark: (message, line, column) => {
      const found = [];
      if (line && line <= view.state.doc.lines) {
        const { from, to } = view.state.doc.line(line);
        const end = column ? Math.min(from + column - 1, to) : to;
        found.push({ from: column ? Math.max(from, end - 1) : from, to: Math.max(end, from), severity: "error", message });
      }
      view.dispatch(setDiagnostics(view.state, found));
    },
  };
}

window.parleyEditor = { mount };
