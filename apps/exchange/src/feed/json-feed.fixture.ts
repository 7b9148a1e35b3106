const url = { type: 'string', pattern: '^https?://' };
const text = { type: 'string', minLength: 1 };
const authors = {
  type: 'array',
  items: {
    type: 'object',
    minProperties: 1,
    properties: { name: text, url, avatar: url },
    additionalProperties: false,
  },
};
/** Names of a publisher's own begin with an underscore and a letter. */
const own = { patternProperties: { '^_[a-zA-Z]': {} }, additionalProperties: false };
const date = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
};

/** What https://www.jsonfeed.org/version/1.1/ asks for, as a JSON Schema. */
export const JSON_FEED = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    user_comment: text,
    next_url: url,
    icon: url,
    favicon: url,
    authors,
    language: text,
    expired: { type: 'boolean' },
    hubs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'url'],
        properties: { type: text, url },
        additionalProperties: false,
      },
    },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        properties: {
          id: text,
          url,
          external_url: url,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: url,
          banner_image: url,
          date_published: date,
          date_modified: date,
          authors,
          tags: { type: 'array', items: text },
          language: text,
          attachments: {
            type: 'array',
            items: {
              type: 'object',
              required: ['url', 'mime_type'],
              properties: {
                url,
                mime_type: { type: 'string', pattern: '^[^/]+/[^/]+$' },
                title: text,
                size_in_bytes: { type: 'number' },
                duration_in_seconds: { type: 'number' },
              },
              additionalProperties: false,
            },
          },
        },
        anyOf: [{ required: ['content_text'] }, { required: ['content_html'] }],
        ...own,
      },
    },
  },
  ...own,
};
