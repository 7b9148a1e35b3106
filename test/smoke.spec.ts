import { describe, expect, it } from '@jest/globals';
import 'reflect-metadata';
import { Module, Injectable, Inject } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AbstractGraphQLDriver, GraphQLModule, GraphQLFederationFactory, Resolver, Query, ResolveField, ResolveReference } from '@nestjs/graphql';
import { graphql, printSchema, type GraphQLSchema } from 'graphql';
import { Entity, PrimaryColumn, DataSource } from 'typeorm';
import { hello } from '#kernel';

@Entity({ schema: 'a', name: 'thing' })
class Thing { @PrimaryColumn('text') id!: string; }

@Injectable() class Svc { hi(): string { return hello(); } }

@Resolver('Law')
class LawResolver {
  constructor(private readonly svc: Svc) {}
  @Query('law') law(): unknown { return { id: '1' }; }
  @ResolveField('title') title(): string { return this.svc.hi(); }
  @ResolveReference() ref(x: { id: string }): unknown { return x; }
}
let schema: GraphQLSchema;
@Injectable()
class Driver extends AbstractGraphQLDriver<any> {
  constructor(@Inject(GraphQLFederationFactory) private readonly f: GraphQLFederationFactory) { super(); }
  async start(o: any): Promise<void> { schema = o.schema; }
  async stop(): Promise<void> {}
  override async generateSchema(o: any): Promise<any> { return this.f.generateSchema(o); }
}
@Module({ imports: [GraphQLModule.forRoot<any>({ driver: Driver, typeDefs: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Query { law: Law } type Law @key(fields: "id") { id: ID! title: String }` })], providers: [LawResolver, Svc] })
class App {}

describe('smoke', () => {
  it('runs the stack', async () => {
    const app = await NestFactory.create(App, new FastifyAdapter(), { logger: ['error'] });
    await app.init();
    const r = await graphql({ schema, source: '{ law { id title } }' });
    expect(JSON.stringify(r)).toBe('{"data":{"law":{"id":"1","title":"hello"}}}');
    expect(new DataSource({ type: 'postgres', entities: [Thing] })).toBeTruthy();
    await app.close();
    void printSchema;
  });
});
