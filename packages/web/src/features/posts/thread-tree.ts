import type { ThreadNode } from '@weft/contract/threads.ts';

export interface Branch {
  readonly node: ThreadNode;
  readonly under: readonly Branch[];
}

/** Nodes as they are read, each before what answers it, as the branches that they make under a post. */
export function toBranches(nodes: readonly ThreadNode[], headId: string): readonly Branch[] {
  const under = new Map<string, Branch[]>();
  for (const node of nodes) {
    const own: Branch[] = [];
    under.set(node.id, own);
    const siblings = under.get(node.parentId ?? '') ?? [];
    siblings.push({ node, under: own });
    under.set(node.parentId ?? '', siblings);
  }
  return under.get(headId) ?? [];
}
