export { GatewayModule, type GatewayOptions } from './gateway.module.js';
export type { RequestContext } from './request-context.js';
