import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { answer } from '../children.ts';

/** Nest on Fastify with one route: what a request costs at least in this framework. Decorators by hand, because Node runs this file as it is. */
class HelloController {
  hello(): { hello: string } {
    return { hello: 'world' };
  }
}
Get('hello')(
  HelloController.prototype,
  'hello',
  Object.getOwnPropertyDescriptor(HelloController.prototype, 'hello') as PropertyDescriptor,
);
Controller()(HelloController);

class HelloModule {}
Module({ controllers: [HelloController] })(HelloModule);

answer({
  listen: async () => {
    const app = await NestFactory.create<NestFastifyApplication>(HelloModule, new FastifyAdapter(), {
      logger: ['error'],
    });
    await app.listen(0, '127.0.0.1');
    return (app.getHttpServer().address() as AddressInfo).port;
  },
});
