import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { METRICS_TOKEN, startTogether, type Network } from '#testing';

interface Alert {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}
interface Panel {
  title: string;
  description: string;
  targets: { expr: string }[];
}

const { groups } = parse(readFileSync('ops/alerts.yml', 'utf8')) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(readFileSync('ops/grafana-dashboard.json', 'utf8')) as { panels: Panel[] };

/** Names of metrics in a query; what a histogram makes of its own is the histogram's. */
const named = (expr: string): string[] =>
  [...expr.matchAll(/\b(?:comity|process|nodejs)_[a-z_]+/g)].map(([name]) =>
    name.replace(/_(?:bucket|sum|count)$/, ''),
  );

let network: Network;
let text: string;
beforeAll(async () => {
  network = await startTogether();
  text = await network.metrics('standalone');
}, 120_000);
afterAll(() => network?.stop(), 30_000);

const typeOf = (name: string): string | undefined => new RegExp(`^# TYPE ${name} (\\w+)$`, 'm').exec(text)?.[1];

describe('what an operator watches', () => {
  it.each(alerts.map((alert) => [alert.alert, alert] as const))(
    '%s asks for metrics that a node has',
    (_, { expr }) => {
      for (const name of named(expr)) expect([name, typeOf(name)]).toEqual([name, expect.any(String)]);
      expect(named(expr).length > 0 || expr.startsWith('up{')).toBe(true);
    },
  );

  it.each(panels.map((panel) => [panel.title, panel] as const))(
    'the panel %s does too',
    (_, { targets, description }) => {
      expect(description).not.toBe('');
      for (const { expr } of targets) {
        expect(named(expr)).not.toEqual([]);
        for (const name of named(expr)) expect([name, typeOf(name)]).toEqual([name, expect.any(String)]);
      }
    },
  );

  it('asks for rates of counters and for quantiles of histograms', () => {
    const queries = [
      ...alerts.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    for (const query of queries) {
      for (const [, name] of query.matchAll(/(?:rate|increase)\(([a-z_]+)[{[]/g))
        expect([name, typeOf((name ?? '').replace(/_bucket$/, ''))]).toEqual([
          name,
          expect.stringMatching(/counter|histogram/),
        ]);
      for (const [, name] of query.matchAll(/(?:max|min|delta)(?: by \(\w+\) )?\(([a-z_]+)[{[)]/g))
        expect([name, typeOf(name ?? '')]).toEqual([name, 'gauge']);
    }
  });

  it('has for each alert what it means and what to do', () => {
    const operating = readFileSync('docs/operating.md', 'utf8');
    for (const { alert, annotations } of alerts) {
      expect(annotations.runbook).toBe(`docs/operating.md#${alert.toLowerCase()}`);
      const [, section = ''] = new RegExp(`^### ${alert}\\n([^]*?)(?=^##)`, 'm').exec(operating) ?? [];
      expect([alert, section.length > 100]).toEqual([alert, true]);
    }
  });
});

describe('the figures', () => {
  it('are not for whoever comes to the public door', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Bearer ${await network.token('WHO', ['operator'])}`]) {
      const response = await fetch(`${network.url}/metrics`, { headers: authorization ? { authorization } : {} });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('comity_');
    }
    const good = await fetch(`${network.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(good.status).toBe(200);
  });
});
