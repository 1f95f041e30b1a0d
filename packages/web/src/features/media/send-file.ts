import { NetworkError, toFailure } from '@weft/client/failures.ts';
import { createUpload } from '@weft/contract/media.ts';

export interface Sending {
  /** The id of the file, once it is whole and taken. */
  readonly done: Promise<string>;
  /** Tells the server, so that the room is free at once. */
  cancel(): void;
}

export interface SendOptions {
  readonly name: string;
  /** Where it was being sent before the page was left: what had come there is not sent again. */
  readonly resumeAt?: string | undefined;
  /** Where it goes, as soon as the server has said so. */
  readonly onPlace?: (address: string) => void;
  readonly onProgress: (share: number) => void;
}

/** A line that breaks is waited for this long; what had come by then is not sent again. */
const retryDelays = [0, 1000, 3000, 5000, 10_000];
/** Small enough that a slow line sends one before the server loses patience with the request (30 s). */
const chunkBytes = 2 * 1024 * 1024;
/** The server takes 2,000 pieces of a file. */
const chunksAtMost = 1000;
/** Too slow, met another request, busy, too often: another time it may be taken. */
const worthAnotherTry = [408, 409, 423, 429];

/** Sends a file so that it goes on after a cut. What speaks the protocol is loaded with the first file. */
export function sendFile(content: Blob, { name, onProgress, resumeAt, onPlace }: SendOptions): Sending {
  let stop: (() => void) | undefined;
  let stopped = false;
  const send = async (): Promise<string> => {
    const { Upload } = await import('tus-js-client');
    return new Promise((resolve, reject) => {
      const upload = new Upload(content, {
        endpoint: `/api${createUpload.path}`,
        metadata: { filename: name },
        ...{ retryDelays, storeFingerprintForResuming: false },
        ...(resumeAt === undefined ? {} : { uploadUrl: resumeAt }),
        onUploadUrlAvailable: () => onPlace?.(upload.url ?? ''),
        chunkSize: Math.max(chunkBytes, Math.ceil(content.size / chunksAtMost)),
        onShouldRetry: ({ originalResponse }) => {
          const status = originalResponse?.getStatus() ?? 0;
          return status === 0 || status >= 500 || worthAnotherTry.includes(status);
        },
        onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
        onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
        onError: (error) => reject(failureOf(error)),
      });
      stop = () => {
        upload.abort(true).catch(() => {});
        reject(new DOMException('The upload was given up', 'AbortError'));
      };
      if (stopped) stop();
      else upload.start();
    });
  };
  return {
    done: send(),
    cancel() {
      stopped = true;
      stop?.();
    },
  };
}

interface Refused extends Error {
  readonly originalResponse?: { getStatus(): number; getBody(): string } | null;
}

/** What the server said no with, in the form in which every other call tells it. */
function failureOf(error: Refused): Error {
  const { originalResponse: response } = error;
  if (response == null) return new NetworkError('The server could not be reached', { cause: error });
  return toFailure(new Response(null, { status: response.getStatus() }), parsed(response.getBody()));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
