-- A conversation of Neovim 0.7 with `lasthop lsp --stdio`: it has no pull diagnostics, so findings are pushed.
-- Arguments come by environment: LASTHOP_CLI, LASTHOP_FOLDER, LASTHOP_FILE (opened), LASTHOP_TITLE (pattern of the fix).
-- Prints `ok: …` for each step, and ends with status 1 at the first that fails.
local folder, file = vim.env.LASTHOP_FOLDER, vim.env.LASTHOP_FILE

local function say(text) io.stdout:write(text .. '\n') end
local function step(name, condition)
  if not vim.wait(60000, condition, 50) then
    say('not ok: ' .. name)
    say(vim.inspect(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0))))
    vim.cmd('cquit 1')
  end
  say('ok: ' .. name)
end
local function count(code)
  return #vim.tbl_filter(function(d) return d.source == 'lasthop' and (d.code == code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code == code)) end, vim.diagnostic.get(0))
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = 'lasthop',
  cmd = { vim.env.LASTHOP_NODE, vim.env.LASTHOP_CLI, 'lsp', '--stdio' },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'folder' } },
})
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)
step('the server starts', function() return client.initialized end)
step('findings are pushed', function() return count('inline-secret') == 1 end)

local line = vim.fn.search('stripeKey') - 1
vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '// another line' })
step('findings move with the text', function()
  local found = vim.diagnostic.get(buffer)
  return count('inline-secret') == 1 and found[1].lnum == line + 1
end)

local length = #vim.api.nvim_buf_get_lines(buffer, line + 1, line + 2, false)[1]
local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  range = { start = { line = line + 1, character = 0 }, ['end'] = { line = line + 1, character = length } },
  context = { diagnostics = vim.tbl_map(function(d) return d.user_data.lsp end, {}) },
}, 30000)
local action
for _, answer in pairs(answers or {}) do
  for _, offered in ipairs(answer.result or {}) do
    if offered.title:match(vim.env.LASTHOP_TITLE) then action = offered end
  end
end
step('a fix is offered', function() return action ~= nil end)
if action.data and not action.edit and not action.command then
  action = client.request_sync('codeAction/resolve', action, 30000, buffer).result
end
if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding) end
if action.command then client.request_sync('workspace/executeCommand', action.command, 30000, buffer) end
step('the fix is applied', function()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'):find('process.env.', 1, true) ~= nil
end)
step('the finding is gone', function() return count('inline-secret') == 0 end)
client.stop()
step('the server ends', function() return client.is_stopped() end)
vim.cmd('qall!')
