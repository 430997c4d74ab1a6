output "ledger" {
  description = "The ledger's name, and its ARN for policies."
  value       = { name = aws_dynamodb_table.ledger.name, arn = aws_dynamodb_table.ledger.arn }
}
