import { Refusal, refusalAs } from '../editor/desk/wire.js';

export interface Upload<Answer> {
  readonly done: Promise<Answer>;
  readonly stop: () => void;
}

/** A file as the body of one request, told how far it has got: fetch does not tell that yet. */
export function upload<Answer>(
  path: string,
  { body, type, headers = {} }: { body: Blob; type: string; headers?: Readonly<Record<string, string>> },
  progress: (part: number) => void,
): Upload<Answer> {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((keep, refuse) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    };
    request.onload = () => {
      const { status, response } = request;
      if (status < 300) keep(response as Answer);
      else refuse(refusalAs(status, response, request.getResponseHeader('x-request-id')));
    };
    request.onerror = () => refuse(new Refusal('lost'));
    request.onabort = () => refuse(new Refusal('refused'));
  });
  request.open('POST', path);
  request.responseType = 'json';
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', type);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(body);
  return { done, stop: () => request.abort() };
}
