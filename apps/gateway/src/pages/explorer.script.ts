/** The explorer's script, as the browser gets it. A query runs when it is asked for, never by itself. */
export const explorerScript = `const at = (id) => document.getElementById(id);
const form = at('explorer');
const examples = JSON.parse(document.querySelector('script[type="application/json"]').textContent);
let running = null;

at('example').addEventListener('change', (event) => {
  const example = examples[Number(event.target.value)];
  at('query').value = example.query;
  at('variables').value = example.variables ?? '';
});

form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});

async function run() {
  let variables;
  try {
    variables = JSON.parse(at('variables').value.trim() || '{}');
  } catch (error) {
    return show('The variables are not JSON: ' + error.message, '');
  }
  running?.abort();
  const mine = (running = new AbortController());
  show('Running', '');
  const began = performance.now();
  try {
    const token = at('token').value.trim();
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: 'Bearer ' + token } : {}) },
      body: JSON.stringify({ query: at('query').value, variables }),
      signal: mine.signal,
    });
    const text = await response.text();
    const took = Math.round(performance.now() - began);
    show(response.status + (response.ok ? ', ' : ' (refused), ') + took + ' ms, request ' + (response.headers.get('x-request-id') ?? 'without id'), pretty(text));
  } catch (error) {
    if (error.name !== 'AbortError') show('No answer: ' + error.message, '');
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(status, answer) {
  at('status').textContent = status;
  at('answer').textContent = answer;
}
`;
