/** For what is outside of the page and knows no variables: the frame of a window, an icon's ground. */
export const PAPER = { light: '#fcfcfa', dark: '#121817' };

/** Paper, ink, one accent; the dark is designed, not inverted. Sizes 13 15 17 21 28 38 on a grid of 4. */
export const tokens = `
:root {
  color-scheme: light dark;
  --paper: ${PAPER.light};
  --sheet: #f3f4f0;
  --ink: #16201f;
  --soft: #4d5a58;
  --rule: #dcdfdc;
  --edge: #848f8c;
  --accent: #0b5563;
  --on-accent: #fcfcfa;
  --warm: #a24812;
  --mark: #b4531a;
  --wash: #fbf0e7;
  --shade-1: #b9d3d6;
  --shade-2: #85b0b6;
  --shade-3: #468490;
  --shade-4: #0b5563;
  --serif: "Source Serif 4 Variable", "Source Serif 4", Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", "Noto Naskh Arabic", "Noto Serif Thai", "Noto Serif Lao", "Noto Serif Khmer", "Noto Serif Myanmar", "Noto Serif SC", serif;
  --sans: "Inter Variable", Inter, "Noto Sans Arabic Variable", "Noto Sans Thai Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar", "Noto Sans SC", "Liberation Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: ${PAPER.dark};
    --sheet: #1a2221;
    --ink: #e3e7e2;
    --soft: #a5b0ac;
    --rule: #2d3836;
    --edge: #71807c;
    --accent: #83c9d3;
    --on-accent: #0d1918;
    --warm: #eba574;
    --mark: #e08a4f;
    --wash: #2a2019;
    --shade-1: #2b4a4f;
    --shade-2: #3f6f77;
    --shade-3: #5f9fa9;
    --shade-4: #9adbe4;
  }
}
`;
