import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Connection, PageInput } from '#database';
import type { DesignationEntity, DesignationQuestion } from '../authority/designation.service.js';
import { RegisterService } from './register.service.js';

@Resolver()
export class RegisterResolver {
  constructor(@Inject(RegisterService) private readonly designations: RegisterService) {}

  @Query()
  register(@Args() filter: DesignationQuestion & PageInput): Promise<Connection<DesignationEntity>> {
    return this.designations.page(filter);
  }
}
