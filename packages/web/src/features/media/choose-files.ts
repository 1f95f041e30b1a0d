import type { ChosenFile } from './uploads.ts';

/** A file that was chosen, dropped or pasted, with what is known of it at once: a picture keeps its shape from the beginning. */
export async function chosen(content: File): Promise<ChosenFile> {
  const shape = content.type.startsWith('image/') ? await shapeOf(content) : undefined;
  return {
    id: crypto.randomUUID(),
    name: content.name,
    bytes: content.size,
    mimeType: content.type,
    width: shape?.width ?? null,
    height: shape?.height ?? null,
  };
}

async function shapeOf(picture: Blob): Promise<{ width: number; height: number } | undefined> {
  try {
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // Its name says picture, and it is none: the server will say so.
    return undefined;
  }
}

/** The files that are dragged or pasted; a folder is none. */
export function filesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry?.()?.isDirectory === true) return [];
    return item.getAsFile() ?? [];
  });
}
