export { GatewayModule, type GatewayOptions } from './gateway.module.js';
export { weightOf } from './limits.js';
export type { RequestContext } from './request-context.js';
