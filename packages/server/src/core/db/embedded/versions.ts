/** A PostgreSQL that can be run where it is: the folder of initdb and postgres, and its version ("18.4"). */
export interface PostgresBinaries {
  readonly bin: string;
  readonly version: string;
}

/** The binaries inside the npm package for this platform: copied before they are run. */
export interface BundledBinaries {
  readonly native: string;
  readonly version: string;
}

export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
