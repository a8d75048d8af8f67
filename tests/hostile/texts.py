"""Texts that somebody may type, or paste, and that some language would obey."""

from __future__ import annotations

MARKUP = (
    "<b>gras</b> & « cité »",
    '<img src="file:///etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png" width="10" height="10"/>',
    '<a href="javascript:alert(1)">ici</a>',
    "<para><font size=99>",
    "</para></font></b>",
    "&lt;déjà&gt; &amp;amp; &#65; &nbsp;",
    "<!-- --> <?xml?> <![CDATA[x]]>",
    '<onDraw name="f" label="g"/><seq id="a"/>',
    "%s {0} \\n ${x} `ls`",
    '=HYPERLINK("x") \'; DROP TABLE quote; --',
    "(parenthèse) \\) Tj ET endstream",
)
"""What the paragraphs of a page, a template or a spreadsheet would obey."""

SEARCHES = (
    "'; DROP TABLE agents; --",
    "%",
    "_",
    "100%",
    "dr_p",
    '"',
    '"drop',
    "*",
    "drop*",
    "NEAR(drop table, 5)",
    "AND OR NOT",
    "drop AND table",
    "drop OR zut",
    "NOT drop",
    "words:drop",
    "-drop",
    "^drop",
    "{words kind}: drop",
    "(drop",
    "drop)",
    "drop + table",
    "\\",
    "drop\0table",
    "\0",
    "👩🏽‍💻 drop",
    "\u202epord\u202c drop",
    "\u200f\u200fdrop",
    "\ud800drop",
    "[a-z]+",
    "<b>drop</b>",
    "drop " * 2_000,
    "x" * 10_000,
)
"""What SQL, its LIKE, FTS5 or a pattern would obey."""

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://127.0.0.1:9/?"&A1;"ici")',
    "=cmd|' /C calc'!A0",
    "+33 1 99 00 11 22",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
)
"""What a spreadsheet would compute."""
