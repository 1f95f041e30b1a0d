export interface GatewaySettings {
  /** Sites whose pages may connect, besides the one that the request was sent to. */
  readonly allowedOrigins: readonly string[];
  readonly helloWithinMs: number;
  readonly heartbeatMs: number;
  /** Heartbeats without an answer before a socket counts as dead. */
  readonly missedBeats: number;
  /** Bytes that may wait for a slow reader; beyond that it is dropped and resumes by cursor. */
  readonly unsentBytes: number;
  readonly frameBytes: number;
  /** Frames that a client may send in a row, and how many it gets back per second. */
  readonly frameBurst: number;
  readonly framesPerSecond: number;
  readonly socketsPerUser: number;
  /** Sockets that have not said who they are. */
  readonly greeting: number;
  readonly roomsAsked: number;
  /** Who came and went is told this often. */
  readonly presenceMs: number;
  /** Of one who writes, this often is told that they do. */
  readonly typingMs: number;
  /** Access checks that read from the database at one time. */
  readonly checks: number;
  /** Over how long the clients of a node that restarts spread their return. */
  readonly returnWithinMs: number;
  readonly closeWithinMs: number;
}

export const gatewayDefaults = {
  allowedOrigins: [],
  helloWithinMs: 10_000,
  heartbeatMs: 25_000,
  missedBeats: 2,
  unsentBytes: 1_048_576,
  frameBytes: 16_384,
  frameBurst: 100,
  framesPerSecond: 20,
  socketsPerUser: 30,
  greeting: 1_000,
  roomsAsked: 100,
  presenceMs: 2_000,
  typingMs: 2_500,
  checks: 4,
  returnWithinMs: 5_000,
  closeWithinMs: 2_000,
} as const satisfies GatewaySettings;
