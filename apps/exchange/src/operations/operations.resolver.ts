import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { NodeHealthReader, type NodeHealth } from './node-health.service.js';
import { readRunbook, type RunbookSection } from './runbook.js';

@Resolver()
export class OperationsResolver {
  constructor(@Inject(NodeHealthReader) private readonly health: NodeHealthReader) {}

  @Query()
  nodeHealth(): Promise<NodeHealth> {
    return this.health.read();
  }

  @Query()
  runbook(): Promise<RunbookSection[]> {
    return readRunbook();
  }
}
