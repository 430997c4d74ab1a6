import { apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { encodeMetadata } from '#lib/tus-metadata.ts';

/** Put a text into the first folder of the drive, beside whatever has its name already. */
export async function saveToDrive(
  name: string,
  text: string,
  language: string,
): Promise<'saved' | 'signedOut' | 'failed'> {
  const client = apiClient({ language });
  try {
    const { rootId } = await client.json<{ rootId: string }>('/api/drive');
    const type = 'application/offset+octet-stream';
    const body = new Blob([text], { type });
    await client.fetch('/api/uploads', {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'content-type': type,
        'upload-length': String(body.size),
        'upload-metadata': encodeMetadata({
          filename: name,
          folderId: rootId,
          conflict: 'keep-both',
          modifiedAt: new Date().toISOString(),
        }),
      },
      body,
    });
    return 'saved';
  } catch (error) {
    return isApiProblem(error) && error.status === 401 ? 'signedOut' : 'failed';
  }
}
