export interface Example {
  name: string;
  query: string;
  variables?: string;
}

/** What the explorer opens with, and what else is one click away. Tested against the API. */
export const examples: readonly Example[] = [
  {
    name: 'What is new, and what it means',
    query: `# Ctrl+Enter (or Cmd+Enter) runs what stands here.
query WhatIsNew {
  publications(first: 5, orderBy: RECENT) {
    totalCount
    nodes {
      id
      kind
      owner { name }
      title { language value }
      publishedAt
      ... on Law { legalForce inForceOn }
      ... on Agreement {
        phase
        signedOn
        parties { country { name } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'Search, in any language',
    query: `query Search($words: String!) {
  publications(search: $words, first: 10) {
    totalCount
    nodes { id title { language value } url }
  }
}`,
    variables: `{ "words": "nurses" }`,
  },
  {
    name: 'A country: authority, memberships, publications',
    query: `query Country($code: CountryCode!) {
  country(code: $code) {
    name
    authority { id name website }
    bodies { kind from body { name } }
    publications(first: 5) { totalCount nodes { id title { value } } }
  }
}`,
    variables: `{ "code": "PH" }`,
  },
  {
    name: 'Who is a member of ASEAN today',
    query: `query Members {
  body(id: "ASEAN") {
    name
    members { kind from certain country { code name } }
  }
}`,
  },
  {
    name: 'Publish a law (needs a token of an authority)',
    query: `mutation PublishLaw($input: LawInput!) {
  publishLaw(input: $input) {
    __typename
    ... on Law { id revision url contentHash }
    ... on InvalidInput { message problems { path message } }
    ... on Error { code message }
  }
}`,
    variables: `{
  "input": {
    "originalLanguage": "en",
    "titles": [{ "language": "en", "value": "A decree to try this out" }],
    "lawType": "DECREE",
    "legalForce": "ADOPTED",
    "inForceOn": "2027-01-01"
  }
}`,
  },
];
