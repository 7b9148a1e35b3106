/* Written by `npm run schema` from the .graphql files beside it. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type TextDirection =
  | 'LTR'
  | 'RTL';

/**
 * Which changes. Each part that has values must fit, by any of its values; an empty or absent part fits all. Feeds, queries
 * and standing subscriptions decide by the same rules, and previewSubscription shows beforehand what they give.
 */
export type ChangeFilter = {
  /** what happened: see changeTypes; asking for any of publications, laws or agreements brings publication.withdrawn too */
  readonly types?: ReadonlyArray<string> | null | undefined;
  /** LAW, AGREEMENT, PRACTICE, EVENT, RESOURCE */
  readonly kinds?: ReadonlyArray<string> | null | undefined;
  /** participants whose records they are, such as VN-MOH or ASEAN-HC3 */
  readonly owners?: ReadonlyArray<string> | null | undefined;
  /** ISO 3166-1 alpha-2: countries that the record is of or names: the owner's, and every party of an agreement */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /**
   * regional bodies, such as ASEAN-HC3: changes of the body itself, agreements it is a party of, and changes of those who were
   * members on the day of the change
   */
  readonly bodies?: ReadonlyArray<string> | null | undefined;
  /**
   * the other party of an agreement, a country by its code or a body by its id: countries VN with counterparts DE are the
   * agreements between Viet Nam and Germany, whoever published them. Without countries or bodies, any party
   */
  readonly counterparts?: ReadonlyArray<string> | null | undefined;
  /** topic codes; a topic includes those below it */
  readonly topics?: ReadonlyArray<string> | null | undefined;
  /** such as CODE-2010:7.2a; an article includes its paragraphs: CODE-2010:7 brings CODE-2010:7.2a */
  readonly legalBases?: ReadonlyArray<string> | null | undefined;
  /** ISCO-08 codes; a group includes the occupations in it */
  readonly occupations?: ReadonlyArray<string> | null | undefined;
  /** codes of the vocabulary migrant-groups, such as REFUGEES, and those below them */
  readonly migrantGroups?: ReadonlyArray<string> | null | undefined;
  /** BCP 47 tags of languages that the record has a text in; pt includes pt-BR */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /**
   * words that must all stand in the title, in what happened or in what else the record says, in any language and script: as in
   * Query.publications, "a phrase", one OR another, -excluded, begin*. Words of four letters and more are beginnings, too
   */
  readonly search?: string | null | undefined;
};

/** What kind of record it is. */
export type PublicationKind =
  | 'LAW'
  | 'AGREEMENT'
  | 'PRACTICE'
  | 'EVENT'
  | 'RESOURCE';

export type CreateSubscriptionInput = {
  /** at most 120 characters; part of each webhook, so that the receiver knows why it got it */
  readonly name: string;
  readonly filter?: ChangeFilter | null | undefined;
  /** one of your own endpoints; where there are several give endpoints instead */
  readonly endpoint?: string | number | null | undefined;
  /** your own endpoints: each gets every change that fits */
  readonly endpoints?: ReadonlyArray<string | number> | null | undefined;
  /** who is told by letter */
  readonly mail?: ReadonlyArray<SubscriptionMailInput> | null | undefined;
};

export type UpdateSubscriptionInput = {
  /**
   * updatedAt as you read it: when the subscription was changed since, by a colleague or in another window, nothing is done and
   * a Conflict says so. Absent: it is changed as it is now
   */
  readonly seen?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly filter?: ChangeFilter | null | undefined;
  /** in the place of all endpoints; null takes them away */
  readonly endpoint?: string | number | null | undefined;
  /** in the place of all endpoints; empty takes them away */
  readonly endpoints?: ReadonlyArray<string | number> | null | undefined;
  /** in the place of all readers of letters; empty takes them away */
  readonly mail?: ReadonlyArray<SubscriptionMailInput> | null | undefined;
};

export type WhyBecause =
  /** the change has the very value */
  | 'SAME'
  /** the change has something below it in the vocabulary */
  | 'BELOW'
  /** it is a record of the value */
  | 'OWNER'
  /** the value is a party of the agreement */
  | 'PARTY'
  /** the country was a member of the body on the day of the change */
  | 'MEMBER'
  /** the change is about the body itself */
  | 'ITSELF'
  /** the words stand in it */
  | 'WORDS'
  /** a withdrawal, told to whoever asks for anything of records */
  | 'WITHDRAWAL';

export type EndpointState =
  /** has not echoed its challenge; what it would have got is kept as skipped */
  | 'UNVERIFIED'
  | 'ENABLED'
  /** gets nothing until enableEndpoint; what it would have got is kept as skipped */
  | 'DISABLED';

export type MailFrequency =
  /** as soon as it is in the log; what comes within five minutes of the last such letter goes together */
  | 'IMMEDIATE'
  /** in one letter a day, at the reader's hour */
  | 'DAILY'
  /** in one letter a week, on the reader's weekday */
  | 'WEEKLY'
  /** no letters of this subscription; it stays in the list */
  | 'NEVER';

/** Whom letters go to: either a person who holds a role at your participant, or a mailbox that has confirmed. */
export type SubscriptionMailInput = {
  /** id of a person; a stranger cannot be written to */
  readonly person?: string | number | null | undefined;
  /** id of a mailbox from mailReaders */
  readonly mailbox?: string | number | null | undefined;
  readonly frequency: MailFrequency;
};

export type MyMailInput = {
  /** BCP 47; letters are written in en, es, fr and vi, titles come in any language that the record has */
  readonly language?: string | null | undefined;
  /** IANA name such as Asia/Ho_Chi_Minh; an offset is none, for it does not know summer time */
  readonly timeZone?: string | null | undefined;
  /** 0 to 23, by the clock of the time zone: when letters of the day and of the week go */
  readonly hour?: number | null | undefined;
  /** 1 (Monday) to 7 (Sunday): when the letter of the week goes */
  readonly weekday?: number | null | undefined;
  /** letters wait until then and come in one, at most a year; null ends it */
  readonly pausedUntil?: string | null | undefined;
  /** letters again after you unsubscribed, or after your address was suspended */
  readonly resume?: boolean | null | undefined;
};

export type MailReaderState =
  /** a mailbox that has not followed the link in its first letter: nothing else is sent to it */
  | 'UNCONFIRMED'
  | 'ACTIVE'
  /** the mail server said that there is no such address */
  | 'SUSPENDED'
  /** by the link in a letter; only the person, or a new confirmation, takes it back */
  | 'UNSUBSCRIBED';

export type InboxFilter = {
  /** empty: all that is not quiet; QUIET: what you have muted or snoozed */
  readonly state?: InboxState | null | undefined;
  /** only what comes whatever one follows */
  readonly mandatory?: boolean | null | undefined;
  /** of one record */
  readonly record?: string | number | null | undefined;
};

export type InboxState =
  /** by you */
  | 'UNREAD'
  /** by you */
  | 'READ'
  /** by your participant */
  | 'ACKNOWLEDGED'
  | 'UNACKNOWLEDGED'
  /** of records that you have muted or snoozed */
  | 'QUIET';

export type InboxNotice =
  /** letters to somebody of yours come back: see mailReaders */
  | 'ADDRESS_SUSPENDED'
  /** a mailbox has agreed to get letters of what you may read */
  | 'MAILBOX_CONFIRMED'
  /** an endpoint of yours was switched off */
  | 'ENDPOINT_DISABLED';

export type MandatoryReason =
  /** an edition of the safeguards list */
  | 'SAFEGUARDS'
  /** an agreement of another names your country as a party: it asks for your confirmation */
  | 'PARTY'
  /** a party has confirmed or disputed an agreement of yours */
  | 'ASSERTION'
  /** a record of yours must be confirmed, or was not in time */
  | 'CONFIRMATION'
  /** who speaks for your country has changed */
  | 'DESIGNATION'
  /** your country joined or left a body: it changes what you may read */
  | 'MEMBERSHIP'
  /** you may no longer read a record that is in your inbox */
  | 'WITHDRAWAL'
  /** a notice about who learns of what you may read */
  | 'SECURITY';

export type QuietKind =
  | 'MUTE'
  | 'SNOOZE';

export type DraftStage =
  /** not handed in */
  | 'WORKING'
  | 'IN_REVIEW'
  | 'CHANGES_REQUESTED'
  /** in exactly the version that is open */
  | 'APPROVED'
  /** by one who could publish it */
  | 'REJECTED';

export type FreshnessState =
  | 'CURRENT'
  /** to be confirmed within three months */
  | 'DUE'
  /** was not confirmed in time: it may be out of date */
  | 'NOT_CONFIRMED';

export type WarningCode =
  /** now, or within 30 days when a role ends */
  | 'FEWER_THAN_TWO_PUBLISHERS';

export type SubscriptionAsKeptFragment = { readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> };

export type FollowingQueryVariables = Exact<{ [key: string]: never; }>;


export type FollowingQuery = { readonly mySubscriptions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }> };

export type BuilderQueryVariables = Exact<{
  endpoints: boolean;
}>;


export type BuilderQuery = { readonly mySubscriptions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }>, readonly myEndpoints?: ReadonlyArray<{ readonly id: string, readonly url: string, readonly description: string, readonly state: EndpointState }>, readonly myMail: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly language: string, readonly timeZone: string, readonly hour: number, readonly weekday: number } | null };

export type PreviewQueryVariables = Exact<{
  filter: ChangeFilter;
}>;


export type PreviewQuery = { readonly previewSubscription: { readonly since: string, readonly complete: boolean, readonly total: number, readonly weeks: ReadonlyArray<{ readonly from: string, readonly to: string, readonly count: number }>, readonly changes: ReadonlyArray<{ readonly position: number, readonly subject: string, readonly kind: PublicationKind | null, readonly meaning: string, readonly occurredAt: string, readonly title: ReadonlyArray<{ readonly language: string, readonly value: string, readonly direction: TextDirection }>, readonly owner: { readonly id: string, readonly name: string } }> } };

export type CountryCodesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountryCodesQuery = { readonly countries: ReadonlyArray<{ readonly code: string }> };

export type ParticipantsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParticipantsQuery = { readonly bodies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly acronym: string | null }>, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly authorities: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type FindConceptsQueryVariables = Exact<{
  scheme: string | number;
  search: string;
}>;


export type FindConceptsQuery = { readonly concepts: ReadonlyArray<{ readonly code: string, readonly notation: string, readonly label: { readonly language: string, readonly value: string, readonly direction: TextDirection } }> };

export type CreateSubscriptionMutationVariables = Exact<{
  input: CreateSubscriptionInput;
}>;


export type CreateSubscriptionMutation = { readonly done:
    | { readonly __typename: 'StandingSubscription', readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'Conflict', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type UpdateSubscriptionMutationVariables = Exact<{
  id: string | number;
  input: UpdateSubscriptionInput;
}>;


export type UpdateSubscriptionMutation = { readonly done:
    | { readonly __typename: 'StandingSubscription', readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'Conflict', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type PauseSubscriptionMutationVariables = Exact<{
  id: string | number;
  until?: string | null | undefined;
}>;


export type PauseSubscriptionMutation = { readonly done:
    | { readonly __typename: 'StandingSubscription', readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'Conflict', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type ResumeSubscriptionMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeSubscriptionMutation = { readonly done:
    | { readonly __typename: 'StandingSubscription', readonly id: string, readonly name: string, readonly paused: boolean, readonly pausedUntil: string | null, readonly createdAt: string, readonly updatedAt: string, readonly filter: { readonly types: ReadonlyArray<string>, readonly kinds: ReadonlyArray<string>, readonly owners: ReadonlyArray<string>, readonly countries: ReadonlyArray<string>, readonly bodies: ReadonlyArray<string>, readonly counterparts: ReadonlyArray<string>, readonly topics: ReadonlyArray<string>, readonly legalBases: ReadonlyArray<string>, readonly occupations: ReadonlyArray<string>, readonly migrantGroups: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly search: string | null }, readonly endpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly state: EndpointState }>, readonly mail: ReadonlyArray<{ readonly frequency: MailFrequency, readonly reader: { readonly id: string, readonly address: string | null, readonly state: MailReaderState, readonly person: { readonly id: string, readonly name: string } | null } }> }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'Conflict', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type DeleteSubscriptionMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSubscriptionMutation = { readonly done:
    | { readonly __typename: 'DeletedSubscription' }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type SetMyMailMutationVariables = Exact<{
  input: MyMailInput;
}>;


export type SetMyMailMutation = { readonly done:
    | { readonly __typename: 'MailReader' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'Conflict', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type InboxEntryFragment = { readonly id: string, readonly notice: InboxNotice | null, readonly about: string | null, readonly mandatory: MandatoryReason | null, readonly subscriptions: ReadonlyArray<string>, readonly at: string, readonly readAt: string | null, readonly readBy: number, readonly acknowledgedAt: string | null, readonly muted: boolean, readonly snoozedUntil: string | null, readonly change: { readonly position: number, readonly subject: string, readonly kind: PublicationKind | null, readonly meaning: string, readonly legalDate: string | null, readonly occurredAt: string, readonly owner: { readonly id: string, readonly name: string }, readonly title: ReadonlyArray<{ readonly language: string, readonly value: string, readonly direction: TextDirection }>, readonly differences: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> } | null, readonly acknowledgedBy: { readonly id: string, readonly name: string } | null };

export type InboxQueryVariables = Exact<{
  filter: InboxFilter;
  after?: string | null | undefined;
}>;


export type InboxQuery = { readonly inbox: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly notice: InboxNotice | null, readonly about: string | null, readonly mandatory: MandatoryReason | null, readonly subscriptions: ReadonlyArray<string>, readonly at: string, readonly readAt: string | null, readonly readBy: number, readonly acknowledgedAt: string | null, readonly muted: boolean, readonly snoozedUntil: string | null, readonly change: { readonly position: number, readonly subject: string, readonly kind: PublicationKind | null, readonly meaning: string, readonly legalDate: string | null, readonly occurredAt: string, readonly owner: { readonly id: string, readonly name: string }, readonly title: ReadonlyArray<{ readonly language: string, readonly value: string, readonly direction: TextDirection }>, readonly differences: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> } | null, readonly acknowledgedBy: { readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type QuietRecordsQueryVariables = Exact<{ [key: string]: never; }>;


export type QuietRecordsQuery = { readonly quietRecords: ReadonlyArray<{ readonly id: string, readonly kind: QuietKind, readonly until: string | null }> };

export type WhyByNameQueryVariables = Exact<{ [key: string]: never; }>;


export type WhyByNameQuery = { readonly mySubscriptions: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type WhyQueryVariables = Exact<{
  position: number;
  subscription: string | number;
}>;


export type WhyQuery = { readonly whyDidIGetThis: { readonly fits: boolean, readonly changedSince: boolean, readonly parts: ReadonlyArray<{ readonly part: string, readonly fits: boolean, readonly reasons: ReadonlyArray<{ readonly value: string, readonly because: WhyBecause, readonly by: string | null }> }> } };

export type InboxChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxChangedSubscription = { readonly inboxChanged: { readonly unread: number, readonly mandatory: number, readonly unacknowledged: number, readonly quiet: number } };

export type ReadItemsMutationVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type ReadItemsMutation = { readonly done:
    | { readonly __typename: 'InboxCounts' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type ReadAllItemsMutationVariables = Exact<{
  upTo: string | number;
}>;


export type ReadAllItemsMutation = { readonly done:
    | { readonly __typename: 'InboxCounts' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type AcknowledgeItemMutationVariables = Exact<{
  id: string | number;
}>;


export type AcknowledgeItemMutation = { readonly done:
    | { readonly __typename: 'InboxCounts' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type MuteRecordMutationVariables = Exact<{
  record: string | number;
  until?: string | null | undefined;
}>;


export type MuteRecordMutation = { readonly done:
    | { readonly __typename: 'QuietRecord' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type SnoozeRecordMutationVariables = Exact<{
  record: string | number;
  until: string;
}>;


export type SnoozeRecordMutation = { readonly done:
    | { readonly __typename: 'QuietRecord' }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly path: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type UnmuteRecordMutationVariables = Exact<{
  record: string | number;
}>;


export type UnmuteRecordMutation = { readonly done:
    | { readonly __typename: 'UnmutedRecord' }
    | { readonly __typename: 'NotAuthorised', readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly __typename: 'NotFound', readonly message: string, readonly path: ReadonlyArray<string> }
   };

export type MyWorkQueryVariables = Exact<{
  mine: string | number;
  drafts: boolean;
}>;


export type MyWorkQuery = { readonly me: { readonly participant: { readonly id: string, readonly name: string }, readonly warnings: ReadonlyArray<{ readonly code: WarningCode, readonly from: string | null, readonly publishers: number }> } | null, readonly drafts?: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly draft: { readonly stage: DraftStage, readonly updatedAt: string, readonly needsApproval: boolean, readonly lock: { readonly by: string, readonly byName: string | null } | null, readonly review: { readonly submittedAt: string, readonly asked: ReadonlyArray<string>, readonly reason: string | null } | null, readonly problems: ReadonlyArray<{ readonly message: string }>, readonly comments: ReadonlyArray<{ readonly resolvedAt: string | null }> } | null, readonly viewerCan: { readonly editDraft: boolean, readonly approve: boolean, readonly publish: boolean, readonly submitForReview: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly draft: { readonly stage: DraftStage, readonly updatedAt: string, readonly needsApproval: boolean, readonly lock: { readonly by: string, readonly byName: string | null } | null, readonly review: { readonly submittedAt: string, readonly asked: ReadonlyArray<string>, readonly reason: string | null } | null, readonly problems: ReadonlyArray<{ readonly message: string }>, readonly comments: ReadonlyArray<{ readonly resolvedAt: string | null }> } | null, readonly viewerCan: { readonly editDraft: boolean, readonly approve: boolean, readonly publish: boolean, readonly submitForReview: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly draft: { readonly stage: DraftStage, readonly updatedAt: string, readonly needsApproval: boolean, readonly lock: { readonly by: string, readonly byName: string | null } | null, readonly review: { readonly submittedAt: string, readonly asked: ReadonlyArray<string>, readonly reason: string | null } | null, readonly problems: ReadonlyArray<{ readonly message: string }>, readonly comments: ReadonlyArray<{ readonly resolvedAt: string | null }> } | null, readonly viewerCan: { readonly editDraft: boolean, readonly approve: boolean, readonly publish: boolean, readonly submitForReview: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly draft: { readonly stage: DraftStage, readonly updatedAt: string, readonly needsApproval: boolean, readonly lock: { readonly by: string, readonly byName: string | null } | null, readonly review: { readonly submittedAt: string, readonly asked: ReadonlyArray<string>, readonly reason: string | null } | null, readonly problems: ReadonlyArray<{ readonly message: string }>, readonly comments: ReadonlyArray<{ readonly resolvedAt: string | null }> } | null, readonly viewerCan: { readonly editDraft: boolean, readonly approve: boolean, readonly publish: boolean, readonly submitForReview: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly draft: { readonly stage: DraftStage, readonly updatedAt: string, readonly needsApproval: boolean, readonly lock: { readonly by: string, readonly byName: string | null } | null, readonly review: { readonly submittedAt: string, readonly asked: ReadonlyArray<string>, readonly reason: string | null } | null, readonly problems: ReadonlyArray<{ readonly message: string }>, readonly comments: ReadonlyArray<{ readonly resolvedAt: string | null }> } | null, readonly viewerCan: { readonly editDraft: boolean, readonly approve: boolean, readonly publish: boolean, readonly submitForReview: boolean } }
    > }, readonly assertionsOwed?: { readonly nodes: ReadonlyArray<{ readonly askedAt: string, readonly days: number, readonly agreement: { readonly id: string, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string }, readonly viewerCan: { readonly confirmAgreement: boolean } } }> }, readonly embargoes: { readonly nodes: ReadonlyArray<{ readonly until: string, readonly publication:
        | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string } }
        | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string } }
        | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string } }
        | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string } }
        | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly owner: { readonly id: string, readonly name: string } }
       }> }, readonly toConfirm: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null, readonly viewerCan: { readonly confirm: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null, readonly viewerCan: { readonly confirm: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null, readonly viewerCan: { readonly confirm: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null, readonly viewerCan: { readonly confirm: boolean } }
      | { readonly id: string, readonly kind: PublicationKind, readonly title: { readonly language: string, readonly value: string, readonly direction: TextDirection } | null, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null, readonly viewerCan: { readonly confirm: boolean } }
    > } };

export type ConfirmRecordsMutationVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type ConfirmRecordsMutation = { readonly confirm:
    | { readonly __typename: 'Confirmed', readonly publications: ReadonlyArray<
        | { readonly id: string, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null }
        | { readonly id: string, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null }
        | { readonly id: string, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null }
        | { readonly id: string, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null }
        | { readonly id: string, readonly freshness: { readonly state: FreshnessState, readonly dueOn: string, readonly notConfirmedOn: string } | null }
      > }
    | { readonly __typename: 'InvalidInput', readonly message: string }
    | { readonly __typename: 'NotAuthorised', readonly message: string }
    | { readonly __typename: 'NotFound', readonly message: string }
    | { readonly __typename: 'Conflict', readonly message: string }
   };

export const SubscriptionAsKeptFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SubscriptionAsKeptFragment, unknown>;
export const InboxEntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InboxEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InboxItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}},{"kind":"Field","name":{"kind":"Name","value":"legalDate"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"about"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"readBy"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"snoozedUntil"}}]}}]} as unknown as DocumentNode<InboxEntryFragment, unknown>;
export const FollowingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Following"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mySubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowingQuery, FollowingQueryVariables>;
export const BuilderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Builder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"endpoints"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mySubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}},{"kind":"Field","name":{"kind":"Name","value":"myEndpoints"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"endpoints"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"myMail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hour"}},{"kind":"Field","name":{"kind":"Name","value":"weekday"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BuilderQuery, BuilderQueryVariables>;
export const PreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Preview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"weeks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PreviewQuery, PreviewQueryVariables>;
export const CountryCodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountryCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]} as unknown as DocumentNode<CountryCodesQuery, CountryCodesQueryVariables>;
export const ParticipantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bodies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"acronym"}}]}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ParticipantsQuery, ParticipantsQueryVariables>;
export const FindConceptsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindConcepts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scheme"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"concepts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"scheme"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scheme"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"notation"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}}]}}]}}]} as unknown as DocumentNode<FindConceptsQuery, FindConceptsQueryVariables>;
export const CreateSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"createSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateSubscriptionMutation, CreateSubscriptionMutationVariables>;
export const UpdateSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"updateSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateSubscriptionMutation, UpdateSubscriptionMutationVariables>;
export const PauseSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"until"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"pauseSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"until"},"value":{"kind":"Variable","name":{"kind":"Name","value":"until"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PauseSubscriptionMutation, PauseSubscriptionMutationVariables>;
export const ResumeSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"resumeSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionAsKept"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionAsKept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StandingSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"filter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"counterparts"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"legalBases"}},{"kind":"Field","name":{"kind":"Name","value":"occupations"}},{"kind":"Field","name":{"kind":"Name","value":"migrantGroups"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"search"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"reader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ResumeSubscriptionMutation, ResumeSubscriptionMutationVariables>;
export const DeleteSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"deleteSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteSubscriptionMutation, DeleteSubscriptionMutationVariables>;
export const SetMyMailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetMyMail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MyMailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"setMyMail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetMyMailMutation, SetMyMailMutationVariables>;
export const InboxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Inbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InboxFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"InboxEntry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InboxEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InboxItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}},{"kind":"Field","name":{"kind":"Name","value":"legalDate"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"about"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"readBy"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"snoozedUntil"}}]}}]} as unknown as DocumentNode<InboxQuery, InboxQueryVariables>;
export const QuietRecordsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuietRecords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quietRecords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<QuietRecordsQuery, QuietRecordsQueryVariables>;
export const WhyByNameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhyByName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mySubscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WhyByNameQuery, WhyByNameQueryVariables>;
export const WhyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"position"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whyDidIGetThis"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"position"},"value":{"kind":"Variable","name":{"kind":"Name","value":"position"}}},{"kind":"Argument","name":{"kind":"Name","value":"subscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fits"}},{"kind":"Field","name":{"kind":"Name","value":"changedSince"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"fits"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"because"}},{"kind":"Field","name":{"kind":"Name","value":"by"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const InboxChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"InboxChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboxChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"}},{"kind":"Field","name":{"kind":"Name","value":"unacknowledged"}},{"kind":"Field","name":{"kind":"Name","value":"quiet"}}]}}]}}]} as unknown as DocumentNode<InboxChangedSubscription, InboxChangedSubscriptionVariables>;
export const ReadItemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"markRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReadItemsMutation, ReadItemsMutationVariables>;
export const ReadAllItemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadAllItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"upTo"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"markAllRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"upTo"},"value":{"kind":"Variable","name":{"kind":"Name","value":"upTo"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReadAllItemsMutation, ReadAllItemsMutationVariables>;
export const AcknowledgeItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"acknowledge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AcknowledgeItemMutation, AcknowledgeItemMutationVariables>;
export const MuteRecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MuteRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"until"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"muteRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"until"},"value":{"kind":"Variable","name":{"kind":"Name","value":"until"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MuteRecordMutation, MuteRecordMutationVariables>;
export const SnoozeRecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SnoozeRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"until"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"snoozeRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"until"},"value":{"kind":"Variable","name":{"kind":"Name","value":"until"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SnoozeRecordMutation, SnoozeRecordMutationVariables>;
export const UnmuteRecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnmuteRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"done"},"name":{"kind":"Name","value":"unmuteRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UnmuteRecordMutation, UnmuteRecordMutationVariables>;
export const MyWorkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyWork"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"drafts"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"publishers"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"drafts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"drafts"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"lock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"byName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editDraft"}},{"kind":"Field","name":{"kind":"Name","value":"approve"}},{"kind":"Field","name":{"kind":"Name","value":"publish"}},{"kind":"Field","name":{"kind":"Name","value":"submitForReview"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assertionsOwed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"drafts"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmAgreement"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"embargoes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"publication"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toConfirm"},"name":{"kind":"Name","value":"publications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"owners"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"mine"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"freshness"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DUE"},{"kind":"EnumValue","value":"NOT_CONFIRMED"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"notConfirmedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirm"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyWorkQuery, MyWorkQueryVariables>;
export const ConfirmRecordsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmRecords"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Confirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"notConfirmedOn"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmRecordsMutation, ConfirmRecordsMutationVariables>;
