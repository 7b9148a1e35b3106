/** Another live process has this data folder open: two servers on one cluster would destroy it. */
export class DataFolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
    since: Date | undefined,
  ) {
    super(`data folder ${folder} is held by process ${pid} (started ${since?.toISOString() ?? 'at an unknown time'})`);
    this.name = 'DataFolderInUse';
  }
}

/** The port that was asked for is not free. Never thrown for a port chosen here. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    holder: string | undefined,
  ) {
    super(`port ${port} on 127.0.0.1 is taken${holder ? ` by ${holder}` : ''}; stop it or choose another port`);
    this.name = 'PortTaken';
  }
}
