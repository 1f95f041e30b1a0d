import type { ErasureObstacle } from '@weft/contract/erasure.ts';
import type { Executor, Transaction } from '../db/executor.ts';

type Things = Promise<object> | AsyncIterable<object>;

/** What a feature keeps of a person and hands out to them: one file of their export. */
export interface ExportPart {
  /** The file's name, without its ending. */
  readonly name: string;
  /** The tables that it tells of. A test wants every table that names a user in some part, here or excused. */
  readonly tables: readonly string[];
  /** Readable names, no secrets, nobody else's words. A long list is an async iterable: it is never whole in memory. */
  read(db: Executor, userId: string): Things;
  /** What the person has uploaded, to be put beside. */
  files?(db: Executor, userId: string): Promise<readonly ExportedFile[]>;
}

export interface ExportedFile {
  /** Its place in the export. */
  readonly name: string;
  readonly key: string;
}

export interface ErasurePart {
  readonly name: string;
  readonly tables: readonly string[];
  /** Scrubs in place: the person's own content goes, what others said to it stays. */
  erase(tx: Transaction, userId: string): Promise<void>;
}

type FindObstacles = (db: Executor, userId: string) => Promise<ErasureObstacle[]>;

/** Everything that the features know of a person: filled in src/personal-data.ts, asked by exports and erasure. */
export class PersonalData {
  readonly exports: ExportPart[] = [];
  readonly erasures: ErasurePart[] = [];
  readonly #obstacles: FindObstacles[] = [];

  export(part: ExportPart): void {
    this.exports.push(part);
  }

  erase(part: ErasurePart): void {
    this.erasures.push(part);
  }

  /** What must be handed over first. Takes the locks that keep the answer true until the transaction ends. */
  obstacle(find: FindObstacles): void {
    this.#obstacles.push(find);
  }

  async obstaclesOf(db: Executor, userId: string): Promise<ErasureObstacle[]> {
    const found: ErasureObstacle[] = [];
    for (const find of this.#obstacles) found.push(...(await find(db, userId)));
    return found;
  }
}

/** What a feature says of its own tables. */
export type DescribePersonalData = (data: PersonalData) => void;
