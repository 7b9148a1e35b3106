import { Access, type Permission } from '#access';
import type { View } from './view.js';

const access = new Access();

/** Whether to offer something; the API refuses it by itself. */
export const may = ({ context }: View, permission: Permission): boolean => access.can(context.actor, permission);
