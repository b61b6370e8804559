'use server';

import { ownPageChanged } from '@/data/changed';
import { markRead } from '@/data/new-comments';

export async function markCommentsRead(commentIds: string[]): Promise<void> {
  await markRead(commentIds);
  ownPageChanged();
}
