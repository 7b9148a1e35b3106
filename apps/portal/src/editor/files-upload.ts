import { Refusal } from './desk/wire.js';

/** What the store says of a file that has arrived. */
export interface Receipt {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Upload {
  readonly done: Promise<Receipt>;
  readonly stop: () => void;
}

/** The whole in one request, told how far it has got. */
export function upload(file: File, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Receipt>((keep, refuse) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    };
    request.onload = () => {
      const told = (request.response ?? {}) as Receipt & { title?: string };
      if (request.status < 300) keep(told);
      else refuse(new Refusal(request.status === 401 ? 'signed-out' : 'refused', told.title ?? String(request.status)));
    };
    request.onerror = () => refuse(new Refusal('lost'));
    request.onabort = () => refuse(new Refusal('refused'));
  });
  request.open('POST', `/files?name=${encodeURIComponent(file.name)}`);
  request.responseType = 'json';
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.send(file);
  return { done, stop: () => request.abort() };
}
