import type { Locator } from 'playwright-core';

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Files from outside the page, as a browser hands them over: dragged over something, let fall on it, or pasted. */
export async function handFiles(
  onto: Locator,
  how: 'dragenter' | 'drop' | 'paste',
  files: readonly Given[],
): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  await onto.evaluate(
    (element, { kind, contents }) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of contents) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      const about = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent(kind, { ...about, clipboardData: transfer })
          : new DragEvent(kind, { ...about, dataTransfer: transfer }),
      );
    },
    { kind: how, contents: given },
  );
}
