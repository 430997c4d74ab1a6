output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "The function's ARN."
  value       = aws_lambda_function.this.arn
}

output "invoke_arn" {
  description = "By which API Gateway calls it."
  value       = aws_lambda_function.this.invoke_arn
}

output "log_group" {
  description = "Where it writes."
  value       = aws_cloudwatch_log_group.this.name
}
