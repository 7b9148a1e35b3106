// What the server is told on its command line: right for one application on a laptop or a small server.

const laptop = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // TCP only: one way in, behind the password
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_logical_replication_workers: '0', // nobody subscribes; spares a process
  jit: 'off', // our queries are short: compiling them takes longer than running them
  // The application reports its own failed statements, with the request they belong to; and a statement in a log
  // would carry personal data there.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_line_prefix: '',
  lc_messages: 'C',
};

// For tests: nothing waits for the disk. A power failure destroys the cluster; a killed server loses its last second.
const volatile = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** The arguments for `postgres`; the caller's own settings win, except for the port. */
export function serverArguments(
  cluster: string,
  port: number,
  durable: boolean,
  own: Record<string, string> = {},
): string[] {
  const all = { ...laptop, ...(durable ? {} : volatile), ...own, port: String(port) };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
