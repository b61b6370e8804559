/** Owns answering a request as planned. */
import type { BuiltFile } from '../built.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Plan } from './plan.ts';

export interface AnswerPorts {
  readonly kept: Pick<KeptFiles, 'find' | 'findElsewhere'>;
  readonly offlinePage: BuiltFile | undefined;
  readonly base: string;
  fetch(request: Request): Promise<Response>;
}

/** @throws what the network says, if nobody has an answer. */
export async function answer(
  request: Request,
  plan: Exclude<Plan, { by: 'nobody-here' }>,
  { kept, offlinePage, base, fetch }: AnswerPorts,
): Promise<Response> {
  const offline = async (error: unknown): Promise<Response> => {
    const page = request.mode === 'navigate' && offlinePage && (await kept.find(offlinePage));
    if (!page) throw error;
    // With its headers, or it would not be isolated; and not as if it were the page that was asked for.
    return new Response(page.body, { status: 503, statusText: 'Offline', headers: page.headers });
  };
  try {
    switch (plan.by) {
      case 'kept-first':
        return (await kept.find(plan.file)) ?? (await fetch(request));
      case 'older-version':
        return (await kept.findElsewhere(request.url)) ?? (await fetch(request));
      case 'server-first':
      case 'server-or-offline-page':
        return await fetch(request);
    }
  } catch (error) {
    if (plan.by === 'server-first') return (await kept.find(plan.file)) ?? (await offline(error));
    if (plan.by === 'server-or-offline-page' && plan.meant !== null) {
      const { search } = new URL(request.url);
      return Response.redirect(new URL(base + plan.meant + search, request.url).href, 302);
    }
    return await offline(error);
  }
}
