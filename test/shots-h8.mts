import { chromium } from 'playwright-core';
import { browserLaunch } from './journeys/browser.ts';
const base='http://localhost:4810';
const list:[string,string,string,string?][] = JSON.parse(process.argv[2]);
const modes = process.argv[3] ? JSON.parse(process.argv[3]) : [[390,'light'],[1440,'light'],[390,'dark'],[1440,'dark']];
const b = await chromium.launch(await browserLaunch());
for (const [name,user,path,click] of list) {
  const ctx = await b.newContext({ baseURL: base, locale:'nl-NL', timezoneId:'Europe/Amsterdam' });
  const r = await ctx.request.post('/api/v1/sessions',{data:{username:user,password:'ketenzicht-demo'},headers:{origin:base}});
  if(!r.ok()) console.log(await r.text());
  const p = await ctx.newPage();
  p.on('console',m=>{ if(['error','warning'].includes(m.type())) console.log(name,m.text())});
  p.on('pageerror',e=>console.log(name,e.message));
  let target=path;
  if (path.startsWith('api:')) { const [,api,expr,to]=path.split('|'); const j=await (await ctx.request.get(api)).json(); target=to.replace('ID', eval(expr)(j)); }
  await p.goto(target);
  await p.waitForSelector('h1');
  await p.waitForTimeout(1500);
  if (click) for (const c of click.split('>>>')) { await p.locator(c).first().click(); await p.waitForTimeout(600); }
  for (const [w,scheme] of modes) {
    await p.setViewportSize({width:w,height:w<500?844:900});
    await p.emulateMedia({colorScheme:scheme,reducedMotion:'reduce'});
    await p.waitForTimeout(300);
    const over = await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth);
    if(over>0) console.log(name,w,'OVERFLOW',over);
    await p.screenshot({path:`/tmp/h8/${name}-${w}-${scheme}.png`,fullPage: process.argv[4]==='full', animations:'disabled'});
  }
  await ctx.close();
}
await b.close();
