/** Two sheets, one laid on the other: a law, and its peer's copy. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="3" width="18" height="22" fill="#0b5563"/><rect x="10" y="8" width="18" height="21" fill="#fcfcfa" stroke="#16201f" stroke-width="2"/><path d="M14 15h10M14 19h10M14 23h6" stroke="#b4531a" stroke-width="2"/></svg>
`;
