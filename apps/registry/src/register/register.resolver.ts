import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Connection, PageInput } from '#database';
import { RegisterService, type DesignationEntity, type RegisterQuestion } from './register.service.js';

@Resolver()
export class RegisterResolver {
  constructor(@Inject(RegisterService) private readonly designations: RegisterService) {}

  @Query()
  register(@Args() filter: RegisterQuestion & PageInput): Promise<Connection<DesignationEntity>> {
    return this.designations.page(filter);
  }
}
